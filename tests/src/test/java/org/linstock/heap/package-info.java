/** Nets as large as a small heap allows. */
package org.linstock.heap;
