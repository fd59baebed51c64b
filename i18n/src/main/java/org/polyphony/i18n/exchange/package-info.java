/**
 * Texts in and out as files that translators' own tools read: XLIFF 2.1 and ICU {@code
 * .properties}. Files come from strangers: they are bounded, and nothing outside them is fetched.
 */
@NullMarked
package org.polyphony.i18n.exchange;

import org.jspecify.annotations.NullMarked;
