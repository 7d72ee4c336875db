/**
 * Files: tensors in the safetensors format. What is read from outside is hostile until checked:
 * sizes before memory is taken, no Java serialization, no class names. Must not know nets, Spark or
 * Hadoop.
 */
package org.linstock.io;
