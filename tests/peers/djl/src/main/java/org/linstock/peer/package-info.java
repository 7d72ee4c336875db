/** DJL's times, over libtorch, of the works that {@code org.linstock.benchmark} measures. */
package org.linstock.peer;
