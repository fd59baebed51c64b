package org.polyphony.web;

import com.codahale.metrics.health.HealthCheck;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.IdempotencyKeys;
import org.polyphony.web.openapi.OpenApiResource;

/**
 * Where the features hand over what they have: pages, places of the navigation, health checks,
 * things to start and stop.
 */
public final class Site {
  private final Environment environment;
  private final SignIns signIns;
  private final Views views;
  private final OpenApiResource description;

  /**
   * Sets the environment up.
   *
   * @param server of the configuration, whose own error pages are turned off
   * @param messages every feature's
   * @param signIns who is asking, by accounts
   * @param formKeys the keys of the forms' tokens, 32 bytes or more each, the newest first
   */
  public Site(
      Environment environment,
      ServerFactory server,
      WebSettings settings,
      Messages messages,
      SignIns signIns,
      Supplier<List<byte[]>> formKeys) {
    this(
        environment,
        server,
        settings,
        messages,
        signIns,
        formKeys,
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Site.class.getClassLoader(), "org.polyphony"));
  }

  Site(
      Environment environment,
      ServerFactory server,
      WebSettings settings,
      Messages messages,
      SignIns signIns,
      Supplier<List<byte[]>> formKeys,
      TemplateEngine templates) {
    this.environment = environment;
    this.signIns = signIns;
    if (server instanceof AbstractServerFactory factory) {
      quiet(factory);
    }
    speakJson(environment.getObjectMapper());
    Assets assets = Assets.load();
    Forgery forgery = new Forgery(new FormTokens(formKeys), settings.publicUrl());
    views =
        new Views(settings, new Wordings(messages, settings), forgery, signIns, assets.prefix());
    environment.servlets().addServlet("assets", assets).addMapping("/assets/*");
    environment
        .servlets()
        .addFilter("safety", new SafetyHeaders(settings.secure()))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    environment.jersey().register(new RequestLog(signIns));
    environment.jersey().register(new Access(signIns, forgery));
    environment.jersey().register(new UnreadBody());
    environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Viewer.class));
    environment.jersey().register(new Problems());
    environment.jersey().register(new Rendering(templates, views, signIns));
    description = new OpenApiResource(environment.getObjectMapper());
    resource(description);
    resource(new LanguageResource(settings, signIns, messages.offered(settings.pseudoLocales())));
  }

  /**
   * Turns off what would show or log more than ours does: error pages, addresses with their
   * queries.
   */
  private static void quiet(AbstractServerFactory server) {
    server.setRegisterDefaultExceptionMappers(false);
    server.setEnableThreadNameFilter(false);
    LogbackAccessRequestLogFactory none = new LogbackAccessRequestLogFactory();
    none.setAppenders(List.of());
    server.setRequestLogFactory(none);
  }

  /** The API's JSON: snake_case, times as RFC 3339. */
  static void speakJson(ObjectMapper json) {
    json.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /**
   * A resource of pages or of the API.
   *
   * @throws IllegalStateException where a method does not say who may use it
   */
  public void resource(Object resource) {
    Access.check(resource.getClass());
    description.describe(resource.getClass());
    environment.jersey().register(resource);
  }

  /** Lets programs repeat a write of the API by the header {@code Idempotency-Key}. */
  public void idempotency(IdempotencyKeys keys) {
    environment.jersey().register(new Idempotency(keys, signIns, environment.getObjectMapper()));
  }

  /** An entry of the navigation. */
  public void place(Place place) {
    views.place(place);
  }

  /** A check that the admin port's {@code /healthcheck} runs. */
  public void healthCheck(String name, HealthCheck check) {
    environment.healthChecks().register(name, check);
  }

  /** Something that starts before the first request and stops after the last. */
  public void managed(Managed managed) {
    environment.lifecycle().manage(managed);
  }
}
