package org.polyphony.platform.mail;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * A port for the features above: whether mail may go to somebody. It is asked in the transaction in
 * which a mail is taken up, so that who says stop while it waits gets none.
 */
public interface MailCheck {

  /** False where this person has refused it. */
  boolean mayGo(Handle handle, UUID contact);
}
