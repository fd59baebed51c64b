/**
 * The beginning of a script: from one that comes with the product, from one of one's own, or from
 * nothing.
 */
@NullMarked
package org.polyphony.starters;

import org.jspecify.annotations.NullMarked;
