/** What Linstock writes, held against what others make of it. */
package org.linstock.conformance;
