package org.polyphony.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts a {@link Gate} before every resource method, by the one annotation that says who may use it.
 * A method with none of them, or with two, stops the start.
 */
final class Access implements DynamicFeature {
  private static final List<Class<? extends Annotation>> KINDS =
      List.of(Allow.class, Anyone.class, WithReceipt.class, SignedByCarrier.class);

  private final SignIns signIns;
  private final Forgery forgery;

  Access(SignIns signIns, Forgery forgery) {
    this.signIns = signIns;
    this.forgery = forgery;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    if (method.getDeclaringClass().getName().startsWith("org.polyphony.")) {
      Annotation access = of(method);
      TakesUpTo larger = method.getAnnotation(TakesUpTo.class);
      long limit = larger == null ? TakesUpTo.USUAL : larger.value();
      context.register(new Gate(access, limit, signIns, forgery), Priorities.AUTHENTICATION);
    }
  }

  /**
   * Checks a whole resource before it is registered.
   *
   * @throws IllegalStateException naming the method that does not say who may use it
   */
  static void check(Class<?> resource) {
    for (Method method : resource.getMethods()) {
      if (Stream.of(method.getAnnotations())
          .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class))) {
        of(method);
      }
    }
  }

  /**
   * The one annotation of a resource method that says who may use it.
   *
   * @throws IllegalStateException where there is none, or more than one
   */
  static Annotation of(Method method) {
    List<Annotation> found =
        Stream.of(method.getAnnotations()).filter(a -> KINDS.contains(a.annotationType())).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          method.getDeclaringClass().getSimpleName()
              + "."
              + method.getName()
              + " must carry exactly one of @Allow, @Anyone, @WithReceipt and @SignedByCarrier, and carries "
              + found.size());
    }
    return found.get(0);
  }
}
