package org.polyphony.platform.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * A mail as it goes over the wire: RFC 5322 and MIME. What people typed reaches a header only in
 * one line, so that none can add a header.
 */
final class Letter extends MimeMessage {

  private static final String CALENDAR = "text/calendar; charset=UTF-8; method=PUBLISH";

  private final String name;

  private Letter(Session session, UUID id, String from) {
    super(session);
    this.name = "<" + id + "@" + from.substring(from.lastIndexOf('@') + 1) + ">";
  }

  /**
   * @throws MessagingException where the address is none
   */
  static MimeMessage of(Session session, String from, Mail mail, Instant at)
      throws MessagingException {
    Letter letter = new Letter(session, mail.id(), from);
    letter.setFrom(address(from, mail.sender()));
    letter.setRecipient(Message.RecipientType.TO, address(mail.recipient(), ""));
    letter.setSubject(oneLine(mail.subject()), StandardCharsets.UTF_8.name());
    letter.setSentDate(Date.from(at));
    letter.setContentLanguage(new String[] {oneLine(mail.language())});
    // Nobody's holiday notice is wanted: RFC 3834, 5.
    letter.setHeader("Auto-Submitted", "auto-generated");
    if (!mail.page().isEmpty()) {
      letter.setHeader("List-Unsubscribe", "<" + URI.create(mail.page()).toASCIIString() + ">");
    }
    if (mail.calendar().isEmpty()) {
      letter.setText(mail.body(), StandardCharsets.UTF_8.name());
    } else {
      MimeBodyPart text = new MimeBodyPart();
      text.setText(mail.body(), StandardCharsets.UTF_8.name());
      text.setContentLanguage(new String[] {oneLine(mail.language())});
      letter.setContent(new MimeMultipart(text, calendar(mail.calendar())));
    }
    letter.saveChanges();
    return letter;
  }

  private static MimeBodyPart calendar(String file) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(file.getBytes(StandardCharsets.UTF_8), CALENDAR)));
    part.setFileName("event.ics");
    part.setDisposition(MimeBodyPart.ATTACHMENT);
    return part;
  }

  private static InternetAddress address(String address, String name) throws MessagingException {
    if (!oneLine(address).equals(address)) {
      throw new MessagingException("An address is one line");
    }
    InternetAddress[] one = InternetAddress.parse(address, true);
    if (one.length != 1 || one[0].isGroup()) {
      throw new MessagingException("One address, and no more");
    }
    one[0].validate();
    if (!name.isEmpty()) {
      try {
        one[0].setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
      } catch (UnsupportedEncodingException e) {
        throw new IllegalStateException("Every Java has UTF-8", e);
      }
    }
    return one[0];
  }

  /** Whatever could end a line, or is not seen, becomes a space. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
  }

  /** Its own, so that a mail that arrives twice is seen to be one. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", name);
  }
}
