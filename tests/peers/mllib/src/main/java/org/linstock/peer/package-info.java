/** MLlib's perceptron without Linstock, which would lend it its OpenBLAS. */
package org.linstock.peer;
