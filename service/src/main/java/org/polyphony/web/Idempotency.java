package org.polyphony.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.UUID;
import org.polyphony.platform.IdempotencyKeys;

/**
 * The header {@code Idempotency-Key} on writes of the API: the same key with the same request is
 * answered as before, with another request 422 {@code key_reused}. Only what went through is kept;
 * a file is not read for it.
 */
@Priority(Priorities.USER + 500)
final class Idempotency implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String HEADER = "Idempotency-Key";
  private static final String PENDING = Idempotency.class.getName();
  private static final Annotation[] NONE = {};
  private static final int KEY_AT_MOST = 200;

  private final IdempotencyKeys keys;
  private final SignIns signIns;
  private final ObjectMapper json;

  private record Pending(UUID author, String key) {}

  Idempotency(IdempotencyKeys keys, SignIns signIns, ObjectMapper json) {
    this.keys = keys;
    this.signIns = signIns;
    this.json = json;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    Visit visit = Visit.of(request, signIns);
    String key = visit.header(HEADER).orElse("");
    if (key.isEmpty() || visit.safe() || !visit.api() || !isJson(request)) {
      return;
    }
    Viewer viewer = visit.viewer().orElse(null);
    if (viewer == null) {
      return;
    }
    if (key.length() > KEY_AT_MOST) {
      throw Problem.invalid(FieldProblem.tooLong(HEADER, KEY_AT_MOST));
    }
    IdempotencyKeys.Known known = keys.begin(viewer.user(), key, hash(request, visit));
    if (known instanceof IdempotencyKeys.Reused) {
      throw new Problem(422, "key_reused", Map.of());
    }
    if (known instanceof IdempotencyKeys.InUse) {
      throw Problem.conflict("key_in_use");
    }
    if (known instanceof IdempotencyKeys.Answered before) {
      request.abortWith(again(before));
      return;
    }
    request.setProperty(PENDING, new Pending(viewer.user(), key));
  }

  private static boolean isJson(ContainerRequestContext request) {
    return !request.hasEntity()
        || MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType());
  }

  private static Response again(IdempotencyKeys.Answered before) {
    Response.ResponseBuilder response = Response.status(before.status());
    if (before.body() != null) {
      response.entity(before.body()).type(MediaType.APPLICATION_JSON_TYPE);
    }
    return response.build();
  }

  private static byte[] hash(ContainerRequestContext request, Visit visit) throws IOException {
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (visit.method() + " " + visit.pathAndQuery() + "\n").getBytes(StandardCharsets.UTF_8));
      return digest.digest(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(PENDING) instanceof Pending pending)) {
      return;
    }
    if (response.getStatus() >= 400) {
      keys.forget(pending.author(), pending.key());
      return;
    }
    try {
      Object entity = response.getEntity();
      String body = entity == null ? null : json.writeValueAsString(entity);
      keys.answered(pending.author(), pending.key(), response.getStatus(), body);
      if (body != null) {
        response.setEntity(body, NONE, MediaType.APPLICATION_JSON_TYPE);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
