package org.polyphony;

import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ExtendedResourceContext;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.servlet.ServletContainer;
import org.polyphony.web.Allow;
import org.polyphony.web.Role;

/** Every route of the running service, read from Jersey's own model of it. */
final class Routes {
  private static final String SOME_ID = "0192f7c2-0000-7000-8000-000000000000";

  /**
   * @param method GET, POST and so on
   * @param path with a made-up id in the place of each parameter
   * @param template as it is declared
   * @param code what answers
   * @param consumes what a body is declared to be
   */
  record Route(String method, String path, String template, Method code, List<MediaType> consumes) {

    boolean api() {
      return path.startsWith("/api/");
    }

    boolean changes() {
      return !method.equals("GET") && !method.equals("HEAD");
    }

    /** The roles that may use it; null where it is not a matter of roles. */
    Set<Role> roles() {
      return Stream.of(code.getAnnotations())
          .filter(Allow.class::isInstance)
          .map(allow -> Set.of(((Allow) allow).value()))
          .map(roles -> roles.isEmpty() ? Set.of(Role.values()) : roles)
          .findFirst()
          .orElse(null);
    }

    boolean is(Class<? extends Annotation> kind) {
      return code.isAnnotationPresent(kind);
    }

    String name() {
      return method + " " + template;
    }
  }

  private Routes() {}

  static List<Route> of(Environment environment) {
    ServletContainer jersey = (ServletContainer) environment.getJerseyServletContainer();
    List<Route> routes = new ArrayList<>();
    jersey
        .getApplicationHandler()
        .getInjectionManager()
        .getInstance(ExtendedResourceContext.class)
        .getResourceModel()
        .getRootResources()
        .forEach(resource -> collect("", resource, routes));
    return routes.stream().sorted(Comparator.comparing(Route::name)).toList();
  }

  private static void collect(String above, Resource resource, List<Route> routes) {
    String path = (above + "/" + resource.getPath()).replaceAll("/+", "/");
    for (ResourceMethod method : resource.getResourceMethods()) {
      Method code = method.getInvocable().getDefinitionMethod();
      if (code.getDeclaringClass().getName().startsWith("org.polyphony.")) {
        routes.add(
            new Route(
                method.getHttpMethod(),
                path.replaceAll("\\{[^/]+}", SOME_ID),
                path,
                code,
                method.getConsumedTypes()));
      }
    }
    resource.getChildResources().forEach(child -> collect(path, child, routes));
  }
}
