/**
 * Looking at and committing files on any Hadoop file system: cheap checks before Spark is started,
 * and outputs that appear under their final name only when they are complete.
 */
package org.linstock.jobs.files;
