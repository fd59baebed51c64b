/**
 * Trying a script out before anybody is called: as callers see it, in each of its languages, with
 * people who do not exist.
 */
@NullMarked
package org.polyphony.preview;

import org.jspecify.annotations.NullMarked;
