@echo off
rem Runs the chimera command line from this checkout; builds it first when its sources have changed since the last build.
rem The POSIX twin is .\chimera; docs\decisions\0004-launcher-and-class-data.md explains both.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "STATE=%ROOT%\target\launcher"
set "JAR=%STATE%\chimera.jar"
set "ARCHIVE=%STATE%\chimera.jsa"
set "MAIN=io.chimerastack.cli.Main"

call :find_jdk
if errorlevel 1 exit /b 4

call :stale
if errorlevel 1 (
  call :build
  if errorlevel 1 exit /b 1
)

set "SHARED="
if exist "%ARCHIVE%" set "SHARED=-XX:SharedArchiveFile="%ARCHIVE%""
"%JDK%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -Xshare:auto -Xlog:disable %NATIVE% %SHARED% -cp "%JAR%" %MAIN% %*
exit /b %ERRORLEVEL%

rem Sets JDK and NATIVE: the first JDK of at least 17 of JAVA_HOME, java on the PATH, the usual directories.
:find_jdk
if defined JAVA_HOME (
  call :accept "%JAVA_HOME%" && exit /b 0
)
for /f "delims=" %%J in ('where java 2^>nul') do (
  for %%H in ("%%~dpJ..") do call :accept "%%~fH" && exit /b 0
)
for /d %%H in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do (
  call :accept "%%~fH" && exit /b 0
)
>&2 echo chimera: no JDK 17 or newer found.
if defined JAVA_HOME >&2 echo JAVA_HOME is "%JAVA_HOME%", which is not one.
>&2 echo Install one, for example with:  winget install EclipseAdoptium.Temurin.21.JDK
>&2 echo If you have one in an unusual place, set JAVA_HOME to its directory.
exit /b 1

:accept
if not exist "%~1\bin\javac.exe" exit /b 1
if not exist "%~1\release" exit /b 1
set "VERSION="
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "VERSION=%%~V"
if not defined VERSION exit /b 1
set "MAJOR="
for /f "delims=.+-" %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% LSS 17 exit /b 1
set "JDK=%~1"
set "NATIVE="
if %MAJOR% GEQ 24 set "NATIVE=--enable-native-access=ALL-UNNAMED"
exit /b 0

rem robocopy only lists (/L) what differs from the copy of the sources that the last build left; 0 means nothing.
:stale
if not exist "%JAR%" exit /b 1
for %%M in (chimera-plugins-api chimera-core chimera-templates chimera-cli) do (
  robocopy "%ROOT%\%%M\src\main" "%STATE%\sources\%%M" /L /MIR /NJH /NJS /NP /NFL /NDL >nul
  if errorlevel 1 exit /b 1
)
robocopy "%ROOT%" "%STATE%\sources\root" pom.xml /L /NJH /NJS /NP /NFL /NDL >nul
if errorlevel 1 exit /b 1
exit /b 0

:build
if not exist "%STATE%" mkdir "%STATE%"
>&2 echo chimera: building the command line, once; the first time takes a minute
for %%M in (chimera-plugins-api chimera-core chimera-templates chimera-cli) do (
  robocopy "%ROOT%\%%M\src\main" "%STATE%\sources\%%M" /MIR /NJH /NJS /NP /NFL /NDL >nul
)
robocopy "%ROOT%" "%STATE%\sources\root" pom.xml /NJH /NJS /NP /NFL /NDL >nul
pushd "%ROOT%"
set "JAVA_HOME=%JDK%"
call mvnw.cmd -B -q -ntp -pl chimera-cli -am package -DskipTests -Dquick >"%STATE%\build.log" 2>&1
if errorlevel 1 (
  popd
  rmdir /s /q "%STATE%\sources"
  >&2 type "%STATE%\build.log"
  >&2 echo chimera: the build failed; its output is in %STATE%\build.log
  exit /b 1
)
popd
copy /y "%ROOT%\chimera-cli\target\quick\dist\lib\chimera.jar" "%JAR%" >nul
if errorlevel 1 exit /b 1
del /q "%ARCHIVE%" 2>nul
"%JDK%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable %NATIVE% -XX:ArchiveClassesAtExit="%ARCHIVE%" -cp "%JAR%" %MAIN% list >nul 2>&1
exit /b 0
