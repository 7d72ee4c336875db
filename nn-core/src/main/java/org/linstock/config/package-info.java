/**
 * Architectures as JSON: every built-in module can be written and rebuilt, a user's own through a
 * {@link org.linstock.config.ModuleForms} service. Never a class name from a file. Must not know
 * files or Spark.
 */
package org.linstock.config;
