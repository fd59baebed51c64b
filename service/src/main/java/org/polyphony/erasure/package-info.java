/** Erases a person: asks every feature to forget them, and keeps what is only counted. */
@NullMarked
package org.polyphony.erasure;

import org.jspecify.annotations.NullMarked;
