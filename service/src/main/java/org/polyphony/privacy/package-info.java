/**
 * What is not to be kept, and whom nobody may contact any more: settings and lists that every
 * feature above asks.
 */
@NullMarked
package org.polyphony.privacy;

import org.jspecify.annotations.NullMarked;
