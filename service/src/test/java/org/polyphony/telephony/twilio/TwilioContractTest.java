package org.polyphony.telephony.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyphony.platform.Ids;
import org.polyphony.telephony.CarrierText;
import org.polyphony.telephony.Heard;
import org.polyphony.telephony.OutgoingText;
import org.polyphony.telephony.Progress;
import org.polyphony.telephony.Sending;

/** What Twilio's own library asks, and what we make of each answer; each is asked for once. */
class TwilioContractTest {
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
  private static final String SID = "SM0123456789abcdef0123456789abcdef";

  @RegisterExtension
  static final WireMockExtension carrier =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  private final OutgoingText text =
      new OutgoingText(Ids.next(), "+19165550199", "+19165550101", "Nyob zoo & hello: ¿vienes?");

  @Test
  void asksForATextWithOurIdInTheAddressOfReceipts() {
    answer(taken());
    assertThat(twilio().send(text)).isEqualTo(new Sending.Taken(SID));
    String proof =
        Base64.getEncoder().encodeToString((ACCOUNT + ":secret").getBytes(StandardCharsets.UTF_8));
    carrier.verify(
        1,
        postRequestedFor(urlPathEqualTo(MESSAGES))
            .withHeader("Authorization", equalTo("Basic " + proof))
            .withFormParam("To", equalTo(text.recipient()))
            .withFormParam("From", equalTo(text.sender()))
            .withFormParam("Body", equalTo(text.body()))
            .withFormParam(
                "StatusCallback",
                equalTo(
                    "https://calls.example.org/webhooks/twilio/status?message=" + text.message())));
  }

  @Test
  void asksByAMessagingServiceWhereThatIsTheSender() {
    answer(taken());
    twilio()
        .send(
            new OutgoingText(
                text.message(), "MG00000000000000000000000000000001", text.recipient(), "Hi"));
    carrier.verify(
        1,
        postRequestedFor(urlPathEqualTo(MESSAGES))
            .withFormParam("MessagingServiceSid", equalTo("MG00000000000000000000000000000001")));
  }

  @ParameterizedTest
  @CsvSource({"400, 21610", "400, 21211", "400, 21614", "400, 21606", "404, 20404", "403, 21408"})
  void knowsWhatWasRefusedForGood(int status, int code) {
    answer(fault(status, code));
    assertThat(twilio().send(text)).isEqualTo(new Sending.NotTaken(code, null));
    askedOnce();
  }

  @Test
  void asksAgainLaterWhereItWasTooMuch() {
    answer(fault(429, 20429).withHeader("Retry-After", "7"));
    assertThat(twilio().send(text)).isEqualTo(new Sending.NotTaken(20429, Duration.ofSeconds(7)));
    askedOnce();
  }

  @Test
  void knowsTooMuchWithoutAReadableBody() {
    answer(aResponse().withStatus(429).withBody("slow down"));
    assertThat(twilio().send(text)).isEqualTo(new Sending.NotTaken(20429, Duration.ofSeconds(5)));
    askedOnce();
  }

  @Test
  void waitsWhereTheFullQueueOfASenderIsTheFault() {
    answer(fault(400, 21611));
    assertThat(twilio().send(text)).isEqualTo(new Sending.NotTaken(21611, Duration.ofSeconds(5)));
  }

  @Test
  void waitsForSomebodyToSeeToTheAccount() {
    answer(fault(401, 20003));
    assertThat(twilio().send(text)).isEqualTo(new Sending.NotTaken(20003, Duration.ofMinutes(5)));
    askedOnce();
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "503", "504", "408", "302"})
  void doesNotKnowAndDoesNotRepeatWhereTheFaultIsTheCarriers(int status) {
    answer(fault(status, 20500));
    assertThat(twilio().send(text)).isEqualTo(new Sending.Unknown());
    askedOnce();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void doesNotKnowWhereTheConnectionIsCut(Fault fault) {
    answer(aResponse().withFault(fault));
    assertThat(twilio().send(text)).isEqualTo(new Sending.Unknown());
    askedOnce();
  }

  @Test
  void doesNotKnowWhereNoAnswerComes() {
    answer(taken().withFixedDelay(3_000));
    assertThat(twilio().send(text)).isEqualTo(new Sending.Unknown());
    askedOnce();
  }

  @ParameterizedTest
  @CsvSource({"<html>busy</html>", "''", "{}", "{\"sid\": null}", "[1"})
  void doesNotKnowWhereTheAnswerCannotBeRead(String body) {
    answer(aResponse().withStatus(201).withBody(body));
    assertThat(twilio().send(text)).isEqualTo(new Sending.Unknown());
    askedOnce();
  }

  @Test
  void knowsThatNothingWasAskedWhereNobodyAnswersTheDoor() {
    Twilio nobody = twilio(URI.create("http://127.0.0.1:1"));
    assertThat(nobody.send(text)).isEqualTo(new Sending.NotTaken(0, Duration.ofSeconds(5)));
  }

  @Test
  void readsTheCarriersListOfANumber() {
    carrier.stubFor(
        get(urlPathEqualTo(MESSAGES))
            .willReturn(
                aResponse()
                    .withStatus(200)
                    .withBody(
                        """
                        {"messages": [%s, %s, %s], "page": 0, "page_size": 50, "start": 0, "end": 2,
                         "first_page_uri": "/x", "next_page_uri": null, "previous_page_uri": null, "uri": "/x"}
                        """
                            .formatted(
                                message("SM1", "delivered", "outbound-api", "17:00:05", "null"),
                                message("SM2", "undelivered", "outbound-api", "17:00:01", "30006"),
                                message("SM3", "sent", "outbound-api", "15:00:00", "null")))));
    List<CarrierText> listed =
        twilio().taken(text.recipient(), Instant.parse("2026-10-20T17:00:00Z")).orElseThrow();
    assertThat(listed)
        .extracting(CarrierText::providerId, CarrierText::progress, CarrierText::fault)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("SM1", Progress.DELIVERED, 0),
            org.assertj.core.groups.Tuple.tuple("SM2", Progress.FAILED, 30006));
    carrier.verify(
        getRequestedFor(urlPathEqualTo(MESSAGES)).withQueryParam("To", equalTo(text.recipient())));
  }

  @Test
  void saysThatTheListIsNotToBeHad() {
    carrier.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    assertThat(twilio().taken(text.recipient(), Instant.EPOCH)).isEmpty();
  }

  private static Twilio twilio() {
    return twilio(URI.create(carrier.baseUrl()));
  }

  private static Twilio twilio(URI base) {
    return new Twilio(
        new TwilioAccount(
            ACCOUNT,
            "secret",
            List.of("+19165550199"),
            base,
            URI.create("https://calls.example.org/"),
            Duration.ofSeconds(1)),
        Jdbi.create("jdbc:none"),
        new Heard());
  }

  private static void answer(ResponseDefinitionBuilder answer) {
    carrier.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(answer));
  }

  private void askedOnce() {
    carrier.verify(
        1,
        postRequestedFor(anyUrl())
            .withRequestBody(
                containing("To=" + URLEncoder.encode(text.recipient(), StandardCharsets.UTF_8))));
  }

  private static ResponseDefinitionBuilder taken() {
    return aResponse()
        .withStatus(201)
        .withHeader("Content-Type", "application/json")
        .withBody(message(SID, "queued", "outbound-api", "17:00:00", "null"));
  }

  private static ResponseDefinitionBuilder fault(int status, int code) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(
            """
            {"code": %d, "message": "No", "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}
            """
                .formatted(code, code, status));
  }

  private static String message(
      String sid, String status, String direction, String time, String fault) {
    return """
        {"account_sid": "%s", "api_version": "2010-04-01", "body": "Hi", "sid": "%s", "status": "%s",
         "date_created": "Tue, 20 Oct 2026 %s +0000", "date_sent": null, "date_updated": null,
         "direction": "%s", "error_code": %s, "error_message": null, "from": "+19165550199",
         "messaging_service_sid": null, "num_media": "0", "num_segments": "1", "price": null,
         "price_unit": "USD", "to": "+19165550101", "uri": "/x", "subresource_uris": {}}
        """
        .formatted(ACCOUNT, sid, status, time, direction, fault);
  }
}
