/**
 * What staff know of a person beside what lists bring: which numbers reach them, what they allow,
 * their name in its own script, further languages and addresses.
 */
@NullMarked
package org.polyphony.profile;

import org.jspecify.annotations.NullMarked;
