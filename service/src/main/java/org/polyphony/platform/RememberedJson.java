package org.polyphony.platform;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.json.JsonConfig;
import org.jdbi.v3.json.JsonMapper;

/**
 * Lets Jackson find out once how a type is read and written. By itself Jdbi asks it anew for every
 * parameter and every column of every statement.
 */
final class RememberedJson implements JsonMapper {

  private final JsonMapper mapper;
  private final Map<Type, TypedJsonMapper> byType = new ConcurrentHashMap<>();

  private RememberedJson(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** To be called when the plugin for JSON is installed. */
  static Jdbi installIn(Jdbi jdbi) {
    JsonConfig json = jdbi.getConfig(JsonConfig.class);
    json.setJsonMapper(new RememberedJson(json.getJsonMapper()));
    return jdbi;
  }

  @Override
  public TypedJsonMapper forType(Type type, ConfigRegistry config) {
    return byType.computeIfAbsent(type, unknown -> mapper.forType(unknown, config));
  }
}
