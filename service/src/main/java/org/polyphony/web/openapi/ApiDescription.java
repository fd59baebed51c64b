package org.polyphony.web.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Reads the API's own code: paths, parameters, records, and who may use what. */
final class ApiDescription {

  static final String BEARER = "bearer";
  static final String PROBLEM = "Problem";

  private final ModelResolver fields;

  ApiDescription(ObjectMapper json) {
    fields = new ModelResolver(json, new NamesOfRecords());
  }

  /** The document of these resources, as JSON. */
  String of(List<Class<?>> resources) {
    // The library keeps both for the whole process; taking ours up again changes nothing.
    ModelConverters.getInstance().addConverter(fields);
    OpenAPIExtensions.setExtensions(
        Stream.concat(
                Stream.of(new OperationsOfOurs()),
                OpenAPIExtensions.getExtensions().stream()
                    .filter(extension -> !(extension instanceof OperationsOfOurs)))
            .toList());
    return Json.pretty(new Reader(frame()).read(new LinkedHashSet<>(resources)));
  }

  private static OpenAPI frame() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Polyphony")
                .version("1")
                .description(
                    """
                    JSON is snake_case, times are RFC 3339, languages BCP 47, phones E.164, ids opaque. Lists page by \
                    `cursor` and `limit` (at most 200) and answer `next_cursor`. Any write may carry an \
                    `Idempotency-Key`: the same key with the same body answers as before for 24 hours. Pages of \
                    Polyphony's own send the session's cookie with `X-Polyphony: 1` in place of a bearer token.\
                    """))
        .addServersItem(new Server().url("/"))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A token by `POST /api/v1/tokens`"))
                .addSchemas(PROBLEM, problem()));
  }

  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("What went wrong, by RFC 9457")
        .addProperty("type", new StringSchema().format("uri-reference"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("code", new StringSchema().description("Stable; for programs"))
        .addProperty("detail", new StringSchema())
        .addProperty(
            "errors",
            new ArraySchema()
                .items(
                    new ObjectSchema()
                        .addProperty("field", new StringSchema())
                        .addProperty("code", new StringSchema())
                        .addProperty("message", new StringSchema())))
        .addProperty("request_id", new StringSchema());
  }
}
