/**
 * ICU's message syntax as pieces: the inside of {@code org.polyphony.i18n}, of no use outside it.
 */
@NullMarked
package org.polyphony.i18n.pattern;

import org.jspecify.annotations.NullMarked;
