package org.polyphony.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** Mail over a server that stands in for a real one. */
class MailTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final UUID ORGANIZATION = Ids.next();

  private final TestClock clock = TestClock.at("2026-06-10T17:00:00Z");
  private final SomeMail mails = new SomeMail(clock);
  private final GreenMail post =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void aServerThatHasNothing() {
    post.start();
    database.jdbi().useHandle(handle -> handle.execute("TRUNCATE platform.mails"));
  }

  @AfterEach
  void stop() {
    post.stop();
    database.shiftNow(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "hmn, Koj tau sau npe lawm, Nyob zoo Maiv Ntxawm",
    "ar, تم تسجيلك, مرحبا يا فاطمة",
    "zh-Hant, 您已報名, 李女士您好",
    "vi, Bà đã ghi danh, Chào bà Nguyễn Thị Hồng",
    "en, You are registered, Hello Mai"
  })
  void arrivesAsItWasWrittenInEveryScript(String language, String subject, String greeting)
      throws Exception {
    MailModule mail = module();
    put(
        mail,
        "k:" + language,
        mails.written(language, subject, greeting + "\n\nhttps://x.invalid/r/1\n"));

    mail.send(new MetricRegistry());

    MimeMessage received = post.getReceivedMessages()[0];
    assertThat(received.getSubject()).isEqualTo(subject);
    assertThat(received.getContentLanguage()).containsExactly(language);
    assertThat(received.getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
    assertThat(received.getContent().toString().replace("\r\n", "\n"))
        .isEqualToIgnoringNewLines(greeting + "\n\nhttps://x.invalid/r/1\n")
        .startsWith(greeting + "\n\n");
    InternetAddress from = (InternetAddress) received.getFrom()[0];
    assertThat(from.getAddress()).isEqualTo("hello@polyphony.invalid");
    assertThat(from.getPersonal()).isEqualTo("Hmong Voices – 苗族之聲");
    assertThat(received.getHeader("List-Unsubscribe"))
        .containsExactly("<https://x.invalid/r/abc?lang=hmn>");
    assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(received.getSentDate().toInstant()).isEqualTo(clock.instant());
  }

  @Test
  void bringsAFileForTheCalendarAsAPartOfItsOwn() throws Exception {
    MailModule mail = module();
    NewMail plain = mails.written("ar", "موعد", "مرحبا\n");
    put(
        mail,
        "calendar",
        new NewMail(
            plain.organization(),
            null,
            plain.to(),
            plain.sender(),
            "ar",
            plain.subject(),
            plain.text(),
            "BEGIN:VCALENDAR\r\nSUMMARY:جلسة\r\nEND:VCALENDAR\r\n",
            "",
            clock.instant(),
            null));

    mail.send(new MetricRegistry());

    MimeMultipart parts = (MimeMultipart) post.getReceivedMessages()[0].getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("مرحبا");
    BodyPart calendar = parts.getBodyPart(1);
    assertThat(calendar.getContentType()).startsWith("text/calendar").contains("method=PUBLISH");
    try (InputStream file = calendar.getInputStream()) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .contains("BEGIN:VCALENDAR", "SUMMARY:جلسة");
    }
  }

  @Test
  void mailsOneThingOnceAndKeepsNothingOfIt() {
    MailModule mail = module();

    assertThat(put(mail, "once", mails.written("en", "Hello", "Text"))).isTrue();
    assertThat(put(mail, "once", mails.written("en", "Hello", "Text"))).isFalse();
    mail.send(new MetricRegistry());
    mail.send(new MetricRegistry());

    assertThat(post.getReceivedMessages()).hasSize(1);
    assertThat(states()).containsExactly(Map.entry("once", "sent "));
    assertThat(text("SELECT concat(recipient, subject, body, calendar, page) FROM platform.mails"))
        .isEmpty();
  }

  @Test
  void takesNoHeaderFromANameOrASubject() throws Exception {
    MailModule mail = module();
    put(
        mail,
        "injected",
        new NewMail(
            ORGANIZATION,
            null,
            "mai@example.invalid",
            "Mai\r\nBcc: evil@example.invalid",
            "en\r\nX-Evil: 1",
            "Hello\r\nBcc: evil@example.invalid\u2028X-Evil: 2",
            "Text",
            "",
            "",
            clock.instant(),
            null));
    put(mail, "address", mails.to("mai@example.invalid\r\nRCPT TO:<evil@example.invalid>"));
    put(mail, "two", mails.to("mai@example.invalid, evil@example.invalid"));

    mail.send(new MetricRegistry());

    MimeMessage[] received = post.getReceivedMessages();
    assertThat(received).hasSize(1);
    assertThat(received[0].getHeader("Bcc")).isNull();
    assertThat(received[0].getHeader("X-Evil")).isNull();
    assertThat(received[0].getRecipients(Message.RecipientType.TO)).hasSize(1);
    assertThat(received[0].getSubject()).isEqualTo("Hello Bcc: evil@example.invalid X-Evil: 2");
    assertThat(states())
        .containsEntry("address", "failed address")
        .containsEntry("two", "failed address");
  }

  @Test
  void sendsEachOnceWhereTwoSendersAreAtWork() throws Exception {
    MailModule mail = module();
    for (int n = 0; n < 40; n++) {
      put(mail, "n" + n, mails.written("en", "Number " + n, "Text"));
    }

    MailModule other = module();
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> mail.send(new MetricRegistry())),
            CompletableFuture.runAsync(() -> other.send(new MetricRegistry())))
        .get();

    List<String> subjects =
        Arrays.stream(post.getReceivedMessages()).map(MailTest::subject).toList();
    assertThat(subjects).hasSize(40).doesNotHaveDuplicates();
    assertThat(states().values()).containsOnly("sent ");
  }

  @Test
  void sendsNothingAgainOfWhichASenderWasKilled() {
    MailModule mail = module();
    put(mail, "killed", mails.written("en", "Hello", "Text"));
    // As a sender leaves it that is killed after the server was asked.
    Optional<Mail> taken =
        database
            .jdbi()
            .inTransaction(handle -> handle.attach(MailsDao.class).take(clock.instant()));
    assertThat(taken).isPresent();

    mail.send(new MetricRegistry());
    assertThat(states()).containsEntry("killed", "sending ");

    database.shiftNow(MailSender.GIVEN_UP.plusSeconds(30));
    module().send(new MetricRegistry());
    clock.advance(Duration.ofDays(2));
    module().send(new MetricRegistry());

    assertThat(states()).containsEntry("killed", "unknown no_answer");
    assertThat(post.getReceivedMessages()).isEmpty();
  }

  @Test
  void triesAgainLaterWhatTheServerDoesNotTakeForNow() throws Exception {
    try (StubbornServer stubborn = new StubbornServer("450 busy", "250 ok")) {
      MailModule mail = module(stubborn.port(), MailSettings.Security.NONE);
      put(mail, "later", mails.written("en", "Hello", "Text"));

      mail.send(new MetricRegistry());
      assertThat(states()).containsEntry("later", "queued 450");
      mail.send(new MetricRegistry());
      assertThat(text("SELECT attempts::text FROM platform.mails")).isEqualTo("1");
      clock.advance(Duration.ofMinutes(1));
      mail.send(new MetricRegistry());

      assertThat(text("SELECT attempts::text FROM platform.mails")).isEqualTo("2");
      assertThat(stubborn.texts()).isZero();
      clock.advance(MailSender.TRIED);
      mail.send(new MetricRegistry());
      assertThat(states()).containsEntry("later", "failed 450");
    }
  }

  @Test
  void takesANoForGoodAsOne() throws Exception {
    try (StubbornServer stubborn = new StubbornServer("550 nobody here", "250 ok")) {
      MailModule mail = module(stubborn.port(), MailSettings.Security.NONE);
      put(mail, "refused", mails.written("en", "Hello", "Text"));

      mail.send(new MetricRegistry());

      assertThat(states()).containsEntry("refused", "failed 550");
    }
  }

  @Test
  void doesNotSendAgainWhereTheLineBrokeBeforeTheAnswer() throws Exception {
    try (StubbornServer stubborn = new StubbornServer("250 ok", StubbornServer.SILENCE)) {
      MailModule mail = module(stubborn.port(), MailSettings.Security.NONE);
      put(mail, "silence", mails.written("en", "Hello", "Text"));

      mail.send(new MetricRegistry());
      clock.advance(Duration.ofHours(2));
      mail.send(new MetricRegistry());

      assertThat(states()).containsEntry("silence", "unknown no_answer");
      assertThat(stubborn.texts()).isEqualTo(1);
    }
  }

  @Test
  void waitsWhereNoServerListens() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    MailModule mail = module(nobody, MailSettings.Security.NONE);
    put(mail, "one", mails.written("en", "Hello", "Text"));
    put(mail, "two", mails.written("en", "Hello", "Text"));

    mail.send(new MetricRegistry());

    assertThat(states()).containsEntry("one", "queued unreachable").containsEntry("two", "queued ");
  }

  @Test
  void sendsNothingUnencryptedWhereThatIsNotSaid() throws Exception {
    try (StubbornServer plain = new StubbornServer("250 ok", "250 ok")) {
      MailModule mail = module(plain.port(), MailSettings.Security.STARTTLS);
      put(mail, "plain", mails.written("en", "Hello", "Text"));

      mail.send(new MetricRegistry());

      assertThat(plain.texts()).isZero();
      assertThat(states()).containsEntry("plain", "queued unreachable");
    }
  }

  @Test
  void sendsNothingTooLateAndNothingToWhoSaidStopMeanwhile() {
    MailModule mail = module();
    UUID stopped = Ids.next();
    UUID other = Ids.next();
    mail.outbox().ask((handle, contact) -> !contact.equals(stopped));
    put(mail, "late", mails.about(null, clock.instant().plusSeconds(60)));
    put(mail, "stopped", mails.about(stopped, null));
    put(mail, "other", mails.about(other, null));
    clock.advance(Duration.ofMinutes(1));

    mail.send(new MetricRegistry());

    assertThat(states())
        .containsEntry("late", "failed too_late")
        .containsEntry("stopped", "failed stopped")
        .containsEntry("other", "sent ");
    assertThat(post.getReceivedMessages()).hasSize(1);
  }

  @Test
  void isOffWhereNoServerIsNamed() {
    MailModule off = new MailModule(database.jdbi(), MailSettings.off(), clock);

    assertThat(off.outbox().isOn()).isFalse();
    assertThat(put(off, "off", mails.written("en", "Hello", "Text"))).isFalse();
    assertThat(states()).isEmpty();
    assertThatThrownBy(
            () ->
                new MailModule(
                    database.jdbi(),
                    new MailSettings("smtp.invalid", 0, "", "", "", null, 0),
                    clock))
        .isInstanceOf(CannotStart.class);
  }

  @Test
  void pausesLongerEachTimeUpToAnHour() {
    assertThat(List.of(1, 2, 3, 7, 30).stream().map(MailSender::pause))
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(4),
            Duration.ofHours(1),
            Duration.ofHours(1));
  }

  private MailModule module() {
    return module(post.getSmtp().getPort(), MailSettings.Security.NONE);
  }

  private MailModule module(int port, MailSettings.Security security) {
    return new MailModule(
        database.jdbi(),
        new MailSettings("127.0.0.1", port, "", "", "hello@polyphony.invalid", security, 6_000),
        clock);
  }

  private boolean put(MailModule mail, String key, NewMail one) {
    return database.jdbi().inTransaction(handle -> mail.outbox().enqueue(handle, key, one));
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> states() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT key, state || ' ' || reason AS state FROM platform.known_mails")
                    .map((row, context) -> Map.entry(row.getString("key"), row.getString("state")))
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static String text(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
