package org.polyphony.web.openapi;

import com.fasterxml.jackson.annotation.JsonView;
import io.dropwizard.auth.Auth;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.ws.rs.Consumes;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.polyphony.web.Allow;
import org.polyphony.web.Role;
import org.polyphony.web.WithReceipt;

/** Teaches the reader what is ours: the viewer is no parameter, and each method says who may. */
final class OperationsOfOurs extends AbstractOpenAPIExtension {

  @Override
  public ResolvedParameter extractParameters(
      List<Annotation> annotations,
      Type type,
      Set<Type> typesToSkip,
      Components components,
      Consumes classConsumes,
      Consumes methodConsumes,
      boolean includeRequestBody,
      JsonView jsonViewAnnotation,
      Iterator<OpenAPIExtension> chain) {
    if (annotations.stream().anyMatch(Auth.class::isInstance)) {
      return new ResolvedParameter();
    }
    return super.extractParameters(
        annotations,
        type,
        typesToSkip,
        components,
        classConsumes,
        methodConsumes,
        includeRequestBody,
        jsonViewAnnotation,
        chain);
  }

  @Override
  public void decorateOperation(
      Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
    Allow allow = method.getAnnotation(Allow.class);
    if (allow != null) {
      operation.addSecurityItem(new SecurityRequirement().addList(ApiDescription.BEARER));
      Role[] roles = allow.value().length == 0 ? Role.values() : allow.value();
      operation.addExtension("x-roles", Arrays.stream(roles).map(Role::wire).sorted().toList());
    } else if (method.isAnnotationPresent(WithReceipt.class)) {
      operation.addExtension("x-receipt", true);
    }
    operation
        .getResponses()
        .addApiResponse(
            "4XX",
            new ApiResponse()
                .description("A problem; its code says which")
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json",
                            new io.swagger.v3.oas.models.media.MediaType()
                                .schema(
                                    new Schema<>()
                                        .$ref("#/components/schemas/" + ApiDescription.PROBLEM)))));
    super.decorateOperation(operation, method, chain);
  }
}
