/**
 * The demonstration: an HDFS in this JVM, a training that is stopped and resumed on it, pictures
 * with predictions. Built from the same parts as the commands; nothing else depends on it.
 */
package org.linstock.jobs.demo;
