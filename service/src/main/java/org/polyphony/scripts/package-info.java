/**
 * Scripts: what is said and asked, version by version, with one bundle of texts per language, and
 * what people answered.
 */
@NullMarked
package org.polyphony.scripts;

import org.jspecify.annotations.NullMarked;
