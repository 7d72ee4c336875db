package org.linstock; final class Probe { private Probe() {} }
