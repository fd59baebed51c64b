/** Saved queries over contacts: whom a campaign is for, chosen by what is known of them. */
@NullMarked
package org.polyphony.audiences;

import org.jspecify.annotations.NullMarked;
