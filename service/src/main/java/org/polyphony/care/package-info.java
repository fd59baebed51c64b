/** What callers hear that staff must see: incidents, who looks after them, and referrals. */
@NullMarked
package org.polyphony.care;

import org.jspecify.annotations.NullMarked;
