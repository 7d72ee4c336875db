/**
 * How a run speaks to the person who started it: results on standard output, progress and failures
 * on standard error, a failure as one line. Knows nothing of data, nets or commands.
 */
package org.linstock.jobs.console;
