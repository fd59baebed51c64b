/** Mail: an outbox in the database, and the one who hands it in at a server by SMTP. */
@NullMarked
package org.polyphony.platform.mail;

import org.jspecify.annotations.NullMarked;
