/** Who may come in: what the operator set, or what was generated at the first start. */
@NullMarked
package dev.attune.app.credentials;

import org.jspecify.annotations.NullMarked;
