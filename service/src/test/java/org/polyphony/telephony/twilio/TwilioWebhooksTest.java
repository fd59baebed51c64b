package org.polyphony.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;
import org.polyphony.telephony.Heard;
import org.polyphony.telephony.InboundText;
import org.polyphony.telephony.Progress;
import org.polyphony.telephony.Receipt;
import org.polyphony.telephony.SignedForm;

/** Nothing is believed that Twilio has not signed, to the last field and letter. */
class TwilioWebhooksTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String TOKEN = "12345";
  private static final String PATH = "/webhooks/twilio/status";
  private static final UUID MESSAGE = UUID.fromString("0199aaaa-0000-7000-8000-000000000001");
  private static final String QUERY = "message=" + MESSAGE;

  private final Map<String, String> fields = new HashMap<>();
  private Heard heard;
  private TwilioWebhooks webhooks;

  @BeforeEach
  void begin() {
    heard = new Heard();
    webhooks =
        new TwilioWebhooks(
            new TwilioAccount(
                "AC1",
                TOKEN,
                List.of("+19165550199"),
                URI.create("http://localhost"),
                URI.create("https://calls.example.org/"),
                Duration.ofSeconds(1)),
            database.jdbi(),
            heard);
    fields.put("MessageSid", "SM1");
    fields.put("MessageStatus", "undelivered");
    fields.put("ErrorCode", "30006");
  }

  /** From Twilio's own page on securing requests: address, fields and token of its example. */
  @Test
  void agreesWithTwiliosOwnExample() throws Exception {
    Map<String, String> call =
        Map.of(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+12349013030",
            "Digits", "1234",
            "From", "+12349013030",
            "To", "+18005551212");
    assertThat(signature("https://mycompany.com/myapp.php?foo=1&bar=2", call))
        .isEqualTo("0/KCTR6DLpKmkAf8muzZqo1nDgQ=");
  }

  @Test
  void tellsAReceiptWithOurIdFromTheAddress() throws Exception {
    assertThat(webhooks.receipt(signed(QUERY))).isTrue();
    assertThat(heard.receipts())
        .containsExactly(new Receipt("SM1", MESSAGE, Progress.FAILED, 30006));
  }

  @Test
  void tellsAReceiptWithoutOurId() throws Exception {
    assertThat(webhooks.receipt(signed(null))).isTrue();
    assertThat(heard.receipts()).singleElement().extracting(Receipt::message).isNull();
  }

  @Test
  void doesNotBelieveAChangedField() throws Exception {
    SignedForm form = signed(QUERY);
    Map<String, List<String>> changed = new HashMap<>(form.fields());
    changed.put("MessageStatus", List.of("delivered"));
    refuses(new SignedForm(PATH, QUERY, changed, form.signature()));
  }

  @Test
  void doesNotBelieveAFieldMoreOrTwice() throws Exception {
    SignedForm form = signed(QUERY);
    Map<String, List<String>> more = new HashMap<>(form.fields());
    more.put("Extra", List.of("1"));
    refuses(new SignedForm(PATH, QUERY, more, form.signature()));
    Map<String, List<String>> twice = new HashMap<>(form.fields());
    twice.put("MessageStatus", List.of("undelivered", "delivered"));
    refuses(new SignedForm(PATH, QUERY, twice, form.signature()));
  }

  @Test
  void doesNotBelieveAnotherAddressOrNoSignature() throws Exception {
    SignedForm form = signed(QUERY);
    refuses(new SignedForm(PATH, QUERY + "&x=1", form.fields(), form.signature()));
    refuses(new SignedForm(PATH + "/", QUERY, form.fields(), form.signature()));
    refuses(new SignedForm(PATH, QUERY, form.fields(), null));
    refuses(new SignedForm(PATH, QUERY, form.fields(), ""));
  }

  @Test
  void tellsATextThatCameIn() throws Exception {
    fields.clear();
    fields.put("MessageSid", "SM2");
    fields.put("From", "+19165550156");
    fields.put("To", "+19165550199");
    fields.put("Body", "STOP\u00a0\uD83D\uDE00");
    fields.put("NumMedia", "2");
    fields.put("OptOutType", "STOP");
    assertThat(webhooks.inbound(signed(null))).isTrue();
    assertThat(heard.inbound())
        .containsExactly(
            new InboundText(
                "SM2", "+19165550156", "+19165550199", "STOP\u00a0\uD83D\uDE00", 2, true));
  }

  private void refuses(SignedForm form) {
    assertThat(webhooks.receipt(form)).isFalse();
    assertThat(webhooks.inbound(form)).isFalse();
    assertThat(heard.receipts()).isEmpty();
    assertThat(heard.inbound()).isEmpty();
  }

  private SignedForm signed(String query) throws Exception {
    Map<String, List<String>> sent = new TreeMap<>();
    fields.forEach((name, value) -> sent.put(name, List.of(value)));
    String url = "https://calls.example.org" + PATH + (query == null ? "" : "?" + query);
    return new SignedForm(PATH, query, sent, signature(url, fields));
  }

  /** By the rule on Twilio's page, on its own: not by the library that is used. */
  private static String signature(String url, Map<String, String> fields) throws Exception {
    StringBuilder signed = new StringBuilder(url);
    new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder()
        .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
