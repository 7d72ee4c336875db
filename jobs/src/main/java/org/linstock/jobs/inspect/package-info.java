/**
 * Views of what Linstock wrote, as text: a saved model, a directory of checkpoints, a file of
 * tensors. Reads, verifies and changes nothing; needs no Spark session.
 */
package org.linstock.jobs.inspect;
