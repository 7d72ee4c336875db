/**
 * Neural networks as MLlib stages: estimators, models, their params, and what a user hears of a
 * training. What happens to rows, rounds and checkpoints lives in the subpackages, which know
 * nothing of this one.
 */
package org.linstock.spark;
