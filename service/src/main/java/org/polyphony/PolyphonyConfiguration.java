package org.polyphony;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.AccountsSettings;
import org.polyphony.care.CareSettings;
import org.polyphony.imports.ImportsSettings;
import org.polyphony.platform.BusinessTime;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.DatabaseSettings;
import org.polyphony.platform.mail.MailSettings;
import org.polyphony.queue.QueueSettings;
import org.polyphony.sample.SampleData;
import org.polyphony.telephony.TelephonySettings;
import org.polyphony.texting.TextingSettings;
import org.polyphony.web.WebSettings;

/** What {@code config.yml} says, a block for each feature that has settings. */
public final class PolyphonyConfiguration extends Configuration {
  @JsonProperty @Valid @NotNull private WebSettings web = new WebSettings();

  @JsonProperty @Valid @NotNull
  private DatabaseSettings database = DatabaseSettings.embedded(Path.of("data"));

  @JsonProperty @Valid @NotNull private AccountsSettings accounts = AccountsSettings.none();

  @JsonProperty @Valid @NotNull private MailSettings mail = MailSettings.off();

  @JsonProperty @Valid @NotNull private ImportsSettings imports = ImportsSettings.usual();

  @JsonProperty @Valid @NotNull private QueueSettings queue = QueueSettings.usual();

  @JsonProperty @Valid @NotNull private CareSettings care = CareSettings.usual();

  @JsonProperty @Valid @NotNull private TelephonySettings telephony = TelephonySettings.sandbox();

  @JsonProperty @Valid @NotNull private TextingSettings texting = TextingSettings.usual();

  @JsonProperty private @Nullable String clock;

  private boolean withSamples;

  WebSettings web() {
    return web;
  }

  DatabaseSettings database() {
    return database;
  }

  AccountsSettings accounts() {
    return accounts;
  }

  MailSettings mail() {
    return mail;
  }

  ImportsSettings imports() {
    return imports;
  }

  QueueSettings queue() {
    return queue;
  }

  CareSettings care() {
    return care;
  }

  TelephonySettings telephony() {
    return telephony;
  }

  TextingSettings texting() {
    return texting;
  }

  /** When business time starts; the demonstration's on a weekday when people can be called. */
  BusinessTime time() {
    boolean chosen = clock != null && !clock.isBlank();
    if (!telephony.isSandbox() && (chosen || withSamples)) {
      throw new CannotStart(
          "clock",
          "Texts would reach people at another hour than they have: POLYPHONY_CLOCK and the demonstration"
              + " are for the sandbox alone. Leave POLYPHONY_CARRIER empty.");
    }
    return withSamples && !chosen ? SampleData.morning(queue) : BusinessTime.from(clock);
  }

  /** Whether an empty database is to be filled with sample data: the command {@code demo}. */
  boolean withSamples() {
    return withSamples;
  }

  void fillWithSamples() {
    withSamples = true;
  }
}
