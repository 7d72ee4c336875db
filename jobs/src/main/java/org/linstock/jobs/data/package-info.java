/**
 * Reading the data of a run: one {@link org.linstock.jobs.data.DataSource} per file format, which
 * columns are the features and the label, and one pass that counts rows and classes and finds the
 * first bad cell. Nothing here knows of nets.
 */
package org.linstock.jobs.data;
