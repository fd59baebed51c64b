/**
 * The translation desk: every script in every language, the source beside the translation, what
 * people say about a line, and texts that go out to translators as files and come back.
 */
@NullMarked
package org.polyphony.translations;

import org.jspecify.annotations.NullMarked;
