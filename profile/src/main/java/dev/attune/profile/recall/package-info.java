/** Which memories matter for a message, and which were near to it and why they stay out. */
@NullMarked
package dev.attune.profile.recall;

import org.jspecify.annotations.NullMarked;
