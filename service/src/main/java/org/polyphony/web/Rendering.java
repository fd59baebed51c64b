package org.polyphony.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what a resource returned or threw into what is sent: a {@link Page} into HTML, a {@link
 * SeeOther} into 303, a {@link Problem} into a page or problem+json, a {@link Download} into a
 * file. A page is rendered whole before its status is sent, so that a template that fails halfway
 * is still an honest 500.
 */
@Priority(Priorities.USER)
final class Rendering implements ContainerResponseFilter {
  private static final Logger log = LoggerFactory.getLogger(Rendering.class);
  private static final MediaType HTML = MediaType.valueOf("text/html;charset=utf-8");
  private static final MediaType PROBLEM = MediaType.valueOf("application/problem+json");
  private static final Annotation[] NONE = {};

  private final TemplateEngine templates;
  private final Views views;
  private final SignIns signIns;

  Rendering(TemplateEngine templates, Views views, SignIns signIns) {
    this.templates = templates;
    this.views = views;
    this.signIns = signIns;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Visit visit = Visit.of(request, signIns);
    response.getHeaders().putSingle("X-Request-Id", visit.id());
    Object entity = response.getEntity();
    response.getHeaders().computeIfAbsent("Cache-Control", name -> noStore());
    try {
      if (entity instanceof Page page) {
        html(visit, response, page);
      } else if (entity instanceof Problem problem) {
        problem(visit, response, problem);
      } else if (entity instanceof SeeOther other) {
        seeOther(visit, response, other);
      } else if (entity instanceof Download file) {
        download(visit, response, file);
      }
    } catch (RuntimeException e) {
      log.error("Could not render", e);
      response.setStatus(500);
      response.setEntity("Internal error " + visit.id(), NONE, MediaType.TEXT_PLAIN_TYPE);
    }
  }

  private void html(Visit visit, ContainerResponseContext response, Page page) {
    String html;
    try {
      html = render(visit, response, page);
    } catch (RuntimeException e) {
      log.error("Template {} failed", page.template(), e);
      problem(visit, response, new Problem(500, "unforeseen", Map.of()));
      return;
    }
    response.setStatus(page.status());
    send(response, html);
  }

  private String render(Visit visit, ContainerResponseContext response, Page page) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("view", views.view(visit, response, page.problem(), page.locale()));
    if (page.model() != null) {
      parameters.put("page", page.model());
    }
    StringOutput output = new StringOutput(16 * 1024);
    templates.render(page.template(), parameters, output);
    return output.toString();
  }

  private static void send(ContainerResponseContext response, String html) {
    response.setEntity(html.getBytes(StandardCharsets.UTF_8), NONE, HTML);
  }

  private void problem(Visit visit, ContainerResponseContext response, Problem problem) {
    response.setStatus(problem.status());
    if (visit.program()) {
      response.setEntity(json(visit, problem), NONE, PROBLEM);
    } else {
      send(
          response,
          render(
              visit, response, new Page("web/problem.jte", null, problem.status(), problem, null)));
    }
  }

  /** The members of RFC 9457, and ours. */
  private Map<String, Object> json(Visit visit, Problem problem) {
    Wording wording = views.wording(visit);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "/problems/" + problem.code());
    json.put("title", wording.title(problem));
    json.put("status", problem.status());
    json.put("code", problem.code());
    wording.detail(problem).ifPresent(detail -> json.put("detail", detail));
    json.put(
        "errors",
        problem.fields().stream()
            .map(
                wrong ->
                    Map.of(
                        "field", wrong.field(),
                        "code", wrong.code(),
                        "message", wording.message(wrong)))
            .toList());
    json.put("request_id", visit.id());
    return json;
  }

  /** What is shown to one person is nobody else's: a resource that knows better says so itself. */
  private static List<Object> noStore() {
    return new ArrayList<>(List.of("no-store"));
  }

  private void seeOther(Visit visit, ContainerResponseContext response, SeeOther other) {
    response.setStatus(303);
    response.setEntity(null);
    response.getHeaders().putSingle("Location", other.path());
    cookies(response, views.cookies(visit, other));
  }

  private void download(Visit visit, ContainerResponseContext response, Download file) {
    Download.Words words = views.wording(visit)::text;
    StreamingOutput body = out -> file.body().write(words, out);
    response
        .getHeaders()
        .putSingle("Content-Disposition", "attachment; filename=\"" + file.filename() + "\"");
    response.setEntity(body, NONE, MediaType.valueOf(file.type()));
  }

  private static void cookies(ContainerResponseContext response, List<NewCookie> cookies) {
    cookies.forEach(cookie -> response.getHeaders().add("Set-Cookie", cookie));
  }
}
