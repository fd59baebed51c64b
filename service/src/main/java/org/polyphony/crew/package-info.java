/**
 * Roles and shifts of an event: what is to be done there, who does it, people of partners who have
 * no account among them, and who is missing.
 */
@NullMarked
package org.polyphony.crew;

import org.jspecify.annotations.NullMarked;
