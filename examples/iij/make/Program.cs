using Kessan.Examples.Iij;

// Run in the folder of the example: dotnet run --project make
var workspace = args is [var folder] ? folder : ".";
var tables = GroupTables.Read(workspace);
var solver = new GroupSolver(tables);
var books = new GroupBooks(workspace, tables, solver);
books.Make();
IllustrativeList.Write(workspace, tables);
string[] wrong = [.. solver.Broken, .. books.Findings()];
foreach (var line in wrong) { Console.WriteLine(line); }
return wrong.Length == 0 ? 0 : 1;
