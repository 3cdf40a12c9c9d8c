/** Taking in what other programs know of people: checked as a whole, shown ahead, done at length, told as it goes. */
@NullMarked
package dev.attune.console.imports;

import org.jspecify.annotations.NullMarked;
