package org.polyphony.web.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/**
 * Names of schemas. Many a feature has a {@code Body} and an {@code Answer} inside a class of its
 * own; outside they are a {@code CampaignBody} and an {@code EventsAnswer}.
 */
final class NamesOfRecords extends TypeNameResolver {

  @Override
  protected String nameForClass(Class<?> type, Set<Options> options) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null
        ? super.nameForClass(type, options)
        : nameForClass(outer, options).replaceFirst("(Api)?(Resource|Json|Body)$", "")
            + type.getSimpleName();
  }
}
