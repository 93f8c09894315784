package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chimerastack.cli.dashboard.Chromium;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import io.chimerastack.testkit.RequiresChromium;
import io.chimerastack.testkit.RequiresDocker;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every variant of every stack, from nothing to production: one project each, on which the tests
 * run in their order. What a stack must do follows from its services.
 */
@RequiresDocker
@ParameterizedClass(name = "{0}")
@MethodSource("io.chimerastack.cli.StackVariant#all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(PhaseTimes.class)
class StackContainersIT {
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final String KEPT = "kept";
  private static final String TYPED = "Typed <b>\"by hand\"</b> & kept";

  @TempDir static Path root;

  @Parameter StackVariant row;

  private Chromium chromium;

  private List<OwnChecks> checks;
  private RunningProject shop;
  private StackPromises promises;
  private ProductionProject production;
  private boolean up;
  private boolean upInProduction;

  @BeforeParameterizedClassInvocation
  void forget() {
    checks = new ArrayList<>();
    shop = null;
    promises = null;
    production = null;
    up = false;
    upInProduction = false;
  }

  @AfterParameterizedClassInvocation
  void remove() {
    if (production != null) {
      production.close();
    }
    if (shop != null) {
      shop.close();
    }
  }

  @AfterAll
  void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  @Order(10)
  void givenNothing_whenCreatedAndStarted_thenAllIsHealthy() throws IOException {
    long began = System.nanoTime();
    shop = RunningProject.created(root.resolve(row.label()), "shop", row.stack(), row.variant());
    long created = System.nanoTime() - began;
    promises = new StackPromises(shop);
    for (ServiceNode service : promises.code()) {
      checks.add(OwnChecks.of(shop, service));
    }
    shop.prepareImages();

    began = System.nanoTime();
    shop.up();

    Duration all = Duration.ofNanos(created + System.nanoTime() - began);
    PhaseTimes.report(row.toString(), "from create to all healthy", all);
    assertThat(shop.works()).isTrue();
    up = true;
  }

  @Test
  @Order(20)
  void givenItsPages_whenOpened_thenTheyAnswer() {
    assumeTrue(up, "it is not up");
    promises.pagesAnswer();
  }

  @Test
  @Order(30)
  void givenItsApi_whenAsked_thenTheContractHolds() {
    assumeTrue(up, "it is not up");
    if (shop.service(ServiceRole.BACKEND).isPresent()) {
      shop.notes().holds();
      shop.notes().write(KEPT);
    }
  }

  @Test
  @Order(40)
  void givenItsOwnTests_whenRunInTheContainer_thenTheyPass() {
    assumeTrue(up, "it is not up");
    checks.forEach(OwnChecks::pass);
  }

  @Test
  @Order(50)
  void givenItsContainers_whenRunning_thenNothingIsRootOrWritesAsAnother() throws IOException {
    assumeTrue(up, "it is not up");
    promises.nothingRunsAsRootOrWritesAsAnother();
  }

  @Test
  @Order(60)
  @RequiresChromium
  void givenItsPage_whenANoteIsTyped_thenItIsKept() {
    assumeTrue(up, "it is not up");
    inBrowser(shop.site()).write(TYPED);
    promises.databaseHolds(TYPED);
  }

  @Test
  @Order(70)
  @RequiresChromium
  void givenEveryLook_whenOpened_thenItFitsAndThereArePictures() {
    assumeTrue(up, "it is not up");
    inBrowser(shop.site()).takePictures(PICTURES.resolve(row.label()));
  }

  @Test
  @Order(80)
  @RequiresChromium
  void givenItsFrontEnd_whenEdited_thenTheOpenPageShowsIt() throws IOException {
    assumeTrue(up, "it is not up");
    promises.openPageShowsEdits(inBrowser(shop.site()));
  }

  @Test
  @Order(90)
  void givenItsBackend_whenEdited_thenTheNextAnswersShowIt() throws IOException {
    assumeTrue(up, "it is not up");
    promises.answersShowEdits();
  }

  @Test
  @Order(100)
  void givenNotes_whenDownAndUp_thenTheyAreStillThere() {
    assumeTrue(up, "it is not up");
    List<String> before = promises.notes();

    shop.down();
    assertThat(shop.site().answers()).isFalse();
    shop.up();

    assertThat(promises.notes()).isEqualTo(before);
  }

  @Test
  @Order(105)
  @RequiresChromium
  void givenATypedNote_whenUpAgain_thenThePageShowsAndDeletesIt() {
    assumeTrue(up, "it is not up");
    if (shop.service(ServiceRole.DATABASE).isPresent()) {
      inBrowser(shop.site()).findAndDelete(TYPED);
      assertThat(promises.notes()).containsExactly(KEPT);
    }
  }

  @Test
  @Order(110)
  void givenAllOfThat_whenDownWithVolumes_thenNothingIsLeftAndNoFileChanged() {
    assumeTrue(up, "it is not up");
    String name = shop.composeProject();
    assertThat(Containers.remains(name)).isNotEmpty();
    CliRun down = shop.run("down", "--volumes", "--yes");
    assertThat(down.code()).as(down.err()).isZero();
    assertThat(Containers.remains(name)).isEmpty();
    CliRun diff = shop.run("diff", "--exit-code");
    assertThat(diff.code()).as(diff.out()).isZero();
  }

  @Test
  @Order(200)
  void givenProduction_whenBuiltAndStarted_thenAllIsHealthy() throws IOException {
    assumeTrue(shop != null, "there is no project");
    production = ProductionProject.of(shop);
    production.up();
    upInProduction = true;
  }

  @Test
  @Order(210)
  void givenProduction_whenAskedAtTheEdge_thenTheSamePromisesHold() {
    assumeTrue(upInProduction, "it is not up");
    if (shop.service(ServiceRole.BACKEND).isPresent()) {
      production.notes().holds();
      production.notes().write(KEPT);
    }
    HttpResponse<String> page = production.edge().get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().map().keySet())
        .doesNotContain("X-Powered-By", "Server", "server", "x-powered-by");
    assertThat(production.edge().get("/_chimera/").body()).doesNotContain("Dashboard");
  }

  @Test
  @Order(220)
  @RequiresChromium
  void givenProductionPage_whenANoteIsTyped_thenItIsKept() {
    assumeTrue(upInProduction, "it is not up");
    inBrowser(production.edge()).write(TYPED);
  }

  @Test
  @Order(230)
  void givenProduction_whenInspected_thenItIsClosedAndHoldsNoTools() {
    assumeTrue(upInProduction, "it is not up");
    production.opensNothingButTheEdge();
    production.mountsNothingOfTheMachine();
    production.runsNothingAsRoot();
    production.holdsNoDevelopmentTools();
  }

  @Test
  @Order(240)
  void givenProduction_whenStopped_thenEveryProcessEndsByItself() {
    assumeTrue(upInProduction, "it is not up");
    production.stopsGracefully();
  }

  @Test
  @Order(250)
  void givenProductionNotes_whenDownAndUp_thenTheyAreStillThere() {
    assumeTrue(upInProduction, "it is not up");
    production.compose("down").requireOutput();
    if (shop.service(ServiceRole.DATABASE).isPresent()) {
      production.up();
      assertThat(production.notes().texts()).contains(KEPT);
    }
  }

  @Test
  @Order(260)
  void givenProduction_whenDownWithVolumes_thenNothingIsLeft() {
    assumeTrue(upInProduction, "it is not up");
    production.compose("down", "--volumes").requireOutput();
    assertThat(production.remains()).isEmpty();
  }

  private StackInBrowser inBrowser(Site site) {
    if (chromium == null) {
      chromium = Chromium.launch();
    }
    return new StackInBrowser(chromium.browser(), site);
  }
}
