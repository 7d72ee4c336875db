/**
 * From columns to a fitted MLlib pipeline and back: what the label asks for, which net is trained
 * with how much effort, the stages around it, how good its predictions are. Knows nothing of the
 * command line.
 */
package org.linstock.jobs.pipeline;
