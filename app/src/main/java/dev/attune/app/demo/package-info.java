/** A stand-in for a model that needs neither a key nor a network. */
@NullMarked
package dev.attune.app.demo;

import org.jspecify.annotations.NullMarked;
