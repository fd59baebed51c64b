/**
 * A caller's own people: family and friends whom they type in themselves and call for a campaign,
 * with its script in their language. Their lines stand in the campaign's queue under all its rules
 * and are given to their owner only; their calls and seats count as all others do.
 */
@NullMarked
package org.polyphony.friends;

import org.jspecify.annotations.NullMarked;
