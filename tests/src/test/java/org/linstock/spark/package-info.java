/** The Spark stage on a real HDFS: a NameNode and DataNodes in this JVM. */
package org.linstock.spark;
