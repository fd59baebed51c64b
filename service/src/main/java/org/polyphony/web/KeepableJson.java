package org.polyphony.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads only what can be kept: no text with U+0000, which PostgreSQL refuses, no time so far off
 * that sums with it overflow, nothing missing inside a list or map. What is refused is named by its
 * field.
 */
public final class KeepableJson extends SimpleModule {

  private static final long serialVersionUID = 1;

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-12-31T23:59:59Z");

  /** For a mapper that reads what others send, before it has read anything. */
  public KeepableJson() {
    addDeserializer(String.class, new Text());
    addKeyDeserializer(String.class, new Key());
    addDeserializer(Instant.class, new Time());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    for (Class<?> many : List.of(List.class, Set.class, Map.class)) {
      context.configOverride(many).setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    }
  }

  /** Whether the database can keep the text. */
  static boolean isKeepable(String text) {
    return text.indexOf('\0') < 0;
  }

  private static final class Text extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1;

    Text() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = StringDeserializer.instance.deserialize(json, context);
      if (!isKeepable(text)) {
        context.reportInputMismatch(this, "U+0000");
      }
      return text;
    }
  }

  private static final class Key extends KeyDeserializer {

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      if (!isKeepable(key)) {
        context.reportInputMismatch(String.class, "U+0000");
      }
      return key;
    }
  }

  private static final class Time extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    Time() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      Instant time = InstantDeserializer.INSTANT.deserialize(json, context);
      if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
        context.reportInputMismatch(this, "far off");
      }
      return time;
    }
  }
}
