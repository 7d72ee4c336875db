/**
 * What distributed training must survive, one scenario a class: file systems that fail, lie or
 * vanish at a chosen operation, killed processes, damaged and hostile files.
 */
package org.linstock.faults;
